"""Words and their places in a text: folding, finding, sentences, quotation marks. Knows no draft and no record."""
