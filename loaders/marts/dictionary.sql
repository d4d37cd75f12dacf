-- One row per published column, from the contracts.
select
    mart,
    column_name,
    type,
    unit,
    label_en,
    label_zh,
    meaning_en,
    meaning_zh,
    grain_en,
    grain_zh,
    lowest,
    highest,
    position,
    may_be_absent
from definitions.columns
