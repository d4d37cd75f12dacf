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
        end as risk
    from valued
),

divided as (
    select
        placed.*,
        unnest([
            {division: 'total', group_name: null::varchar, place: 1},
            {division: 'tenth', group_name: null::varchar, place: placed.tenth::integer},
            {division: 'segment', group_name: placed.segment, place: segments.position},
            {
                division: 'churn_risk',
                group_name: (['low', 'medium', 'high', 'lost'])[placed.risk],
                place: placed.risk
            },
            {division: 'first_channel', group_name: placed.first_channel, place: null::integer},
            {division: 'first_category', group_name: placed.first_category, place: null::integer},
            {division: 'region', group_name: placed.region, place: null::integer}
        ]) as told
    from placed
    left join definitions.segments as segments on placed.segment = segments.segment
),

grouped as (
    select
        told.division as division,
        told.group_name as group_name,
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
    group by told.division, told.group_name, told.place
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
    division,
    coalesce(
        place,
        row_number() over (partition by division order by clv_amount desc, group_name)
    )::integer as position,
    group_name,
    customers::integer as customers,
    (customers / all_customers)::double as customers_share,
    alive_customers::double as alive_customers,
    expected_orders_90_days::double as expected_orders_90_days,
    expected_orders_365_days::double as expected_orders_365_days,
    clv_amount::double as clv_amount,
    case when all_clv > 0 then round(clv_amount::double / all_clv::double, 6) end as clv_share,
    round(clv_amount::double / customers, 4) as clv_per_customer,
    clv_median,
    clv_least::double as clv_least,
    amount_at_risk::double as amount_at_risk
from told
where names > 0 or division in ('total', 'tenth')
