"""Who is for or against what, as the article shows it. Makes no items."""
