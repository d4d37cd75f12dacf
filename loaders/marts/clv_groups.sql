-- One row per group of buyers under one division. Sums are of amounts rounded to four decimals, so
-- that they do not depend on the order of adding.
with

valued as (
    select
        clv.customer_no,
        scores.segment,
        labels.first_channel,
        labels.first_category,
        labels.region,
        clv.alive_probability::decimal(18, 6) as alive_probability,
        clv.expected_orders_90_days::decimal(18, 6) as expected_orders_90_days,
        clv.expected_orders_365_days::decimal(18, 6) as expected_orders_365_days,
        clv.clv_amount::decimal(18, 4) as clv_amount,
        clv.amount_at_risk::decimal(18, 4) as amount_at_risk
    from models.clv as clv
    inner join core.rfm_scores as scores
        on clv.customer_no = scores.customer_no and scores.moment = 'now'
    inner join core.labels as labels on clv.customer_no = labels.customer_no
),

placed as (
    select
        valued.*,
        1 + floor(
            10 * (row_number() over (order by clv_amount desc, customer_no) - 1)
            / count(*) over ()
        ) as tenth,
        case
            when alive_probability >= 0.8 then 1
            when alive_probability >= 0.5 then 2
            when alive_probability >= 0.2 then 3
            when alive_probability is not null then 4
        end as risk,
        dense_rank() over (order by first_channel) as first_channel_no,
        dense_rank() over (order by first_category) as first_category_no,
        dense_rank() over (order by region) as region_no
    from valued
),

divided as (
    select
        placed.*,
        unnest([
            {division: 'total', group_name: null::varchar, number: 1, place: 1},
            {
                division: 'tenth',
                group_name: null::varchar,
                number: placed.tenth::integer,
                place: placed.tenth::integer
            },
            {
                division: 'segment',
                group_name: placed.segment,
                number: segments.position,
                place: segments.position
            },
            {
                division: 'churn_risk',
                group_name: (['low', 'medium', 'high', 'lost'])[placed.risk],
                number: placed.risk,
                place: placed.risk
            },
            {
                division: 'first_channel',
                group_name: placed.first_channel,
                number: placed.first_channel_no::integer,
                place: null::integer
            },
            {
                division: 'first_category',
                group_name: placed.first_category,
                number: placed.first_category_no::integer,
                place: null::integer
            },
            {
                division: 'region',
                group_name: placed.region,
                number: placed.region_no::integer,
                place: null::integer
            }
        ]) as told
    from placed
    left join definitions.segments as segments on placed.segment = segments.segment
),

grouped as (
    select
        told.division as division,
        told.group_name as group_name,
        told.number as number,
        told.place as place,
        count(*) as customers,
        sum(alive_probability) as alive_customers,
        sum(expected_orders_90_days) as expected_orders_90_days,
        sum(expected_orders_365_days) as expected_orders_365_days,
        sum(clv_amount) as clv_amount,
        median(clv_amount::double) as clv_median,
        min(clv_amount) as clv_least,
        sum(amount_at_risk) as amount_at_risk
    from divided
    group by told.division, told.group_name, told.number, told.place
),

-- A label that nobody has divides nothing.
told as (
    select
        *,
        sum(customers) over (partition by division) as all_customers,
        sum(clv_amount) over (partition by division) as all_clv,
        count(group_name) over (partition by division) as names
    from grouped
)

select
    told.division,
    coalesce(
        told.place,
        row_number() over (
            partition by told.division order by told.clv_amount desc, told.group_name
        )
    )::integer as position,
    told.group_name,
    told.customers::integer as customers,
    (told.customers / told.all_customers)::double as customers_share,
    told.alive_customers::double as alive_customers,
    told.expected_orders_90_days::double as expected_orders_90_days,
    told.expected_orders_365_days::double as expected_orders_365_days,
    told.clv_amount::double as clv_amount,
    round(forecast.expected_amount_low, 4) as clv_amount_low,
    round(forecast.expected_amount_high, 4) as clv_amount_high,
    case
        when told.all_clv > 0 then round(told.clv_amount::double / told.all_clv::double, 6)
    end as clv_share,
    round(told.clv_amount::double / told.customers, 4) as clv_per_customer,
    told.clv_median,
    told.clv_least::double as clv_least,
    told.amount_at_risk::double as amount_at_risk
from told
left join models.forecast as forecast
    on told.division = forecast.division
    and told.number = forecast.position
    and forecast.month_number = 0
where told.names > 0 or told.division in ('total', 'tenth')
