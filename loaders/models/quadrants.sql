-- One row per customer with a valid order: the quadrant on the importance × value matrix.
select
    case
        when importance >= getvariable('importance_split') and value >= getvariable('value_split')
            then 'high_importance_high_value'
        when importance >= getvariable('importance_split') then 'high_importance_low_value'
        when value >= getvariable('value_split') then 'low_importance_high_value'
        else 'low_importance_low_value'
    end as quadrant,
    customer_no
from models.matrix_positions
