"""The rules of a text's structure, one file each; `articles.preflight.rule` says what a rule is."""
