-- One row per customer with a valid order: the position on the importance × value matrix, and its
-- quadrant.
select
    customer_no,
    importance,
    value,
    sales_rank,
    referral_rank,
    referred_customers,
    is_strategic,
    case
        when importance >= getvariable('importance_split') and value >= getvariable('value_split')
            then 'high_importance_high_value'
        when importance >= getvariable('importance_split') then 'high_importance_low_value'
        when value >= getvariable('value_split') then 'low_importance_high_value'
        else 'low_importance_low_value'
    end as quadrant
from models.matrix_positions
