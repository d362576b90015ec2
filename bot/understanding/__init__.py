"""What a question means: scope, what is asked, which document, district, year, level and unit, and its subject."""
