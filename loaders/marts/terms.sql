-- One row per named value, in both languages.
select kind, id, label_en, label_zh, meaning_en, meaning_zh, position
from definitions.terms
