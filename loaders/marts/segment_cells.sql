-- One row per combination of scores: the segment that the rules in force name.
select
    recency_score::integer as recency_score,
    frequency_score::integer as frequency_score,
    monetary_score::integer as monetary_score,
    segment
from definitions.segment_cells
