-- One row per way to call a customer gone.
select
    definition,
    (row_number() over (
        order by list_position(
            [
                'days_30', 'days_60', 'days_90', 'days_120', 'days_180', 'days_270', 'in_force',
                'gaps_p80', 'own_rhythm_p90', 'alive_below_half'
            ],
            definition
        )
    ))::integer as position,
    after_days::integer as after_days,
    getvariable('holdout_days')::integer as window_days,
    cuts,
    customers,
    gone,
    called,
    right_alarms,
    false_alarms,
    missed,
    round(right_alarms / nullif(called, 0), 6) as precision_share,
    round(right_alarms / nullif(gone, 0), 6) as sensitivity_share,
    round(false_alarms / nullif(customers - gone, 0), 6) as false_alarm_share,
    round(warning_days, 2) as warning_days,
    round(right_amount, 4) as right_amount,
    round(false_amount, 4) as false_amount,
    round(missed_amount, 4) as missed_amount,
    definition = 'in_force' as is_in_force
from models.churn_definitions
