"""What a button or a form can ask for, and how a button spells it. Carries nothing out."""
