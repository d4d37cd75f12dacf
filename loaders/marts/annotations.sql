-- One row per event of the source up to the as-of date, to be marked on the time axes.
with

told as (
    select
        coalesce(text_en, text, text_zh) as text_en,
        coalesce(text_zh, text, text_en) as text_zh,
        date as annotation_date
    from staging.annotations
    where outcome = 'accepted' and date <= getvariable('as_of_date')
)

select
    (row_number() over (order by annotation_date, text_en, text_zh))::integer as position,
    case when length(text_en) > 160 then left(text_en, 159) || '…' else text_en end as text_en,
    case when length(text_zh) > 80 then left(text_zh, 79) || '…' else text_zh end as text_zh,
    annotation_date::timestamp_ms as annotation_date
from told
