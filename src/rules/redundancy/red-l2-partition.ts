// Being written (rules-d).
