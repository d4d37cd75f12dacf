import type {Computed} from "../../loaders/compute.js";
import {dated} from "./rows.js";

const compared = `select from_month as month from marts.stage_pairs
         union select to_month from marts.stage_pairs`;

/** Where the chosen stood at month ends, those that mart `stage_pairs` compares or others, found by their last purchase until then. */
export async function pairsBySql(computed: Computed, months = compared) {
  return dated(
    computed,
    `with ends as (
       select distinct month, least(last_day(month::date), getvariable('as_of_date')) as at
       from (
         ${months}
       )
     ),
     bought as (
       select *,
         row_number() over each as number,
         order_date - lag(order_date) over each as gap
       from (select distinct customer_no, order_date from chosen.purchase_days)
       window each as (partition by customer_no order by order_date)
     ),
     stood as (
       select ends.month, people.customer_no,
         max_by(bought.number, bought.order_date) as number,
         max_by(coalesce(bought.gap, 0), bought.order_date) as gap,
         ends.at - max(bought.order_date) as waited
       from ends
       cross join (select distinct customer_no from bought) as people
       left join bought on bought.customer_no = people.customer_no and bought.order_date <= ends.at
       group by ends.month, ends.at, people.customer_no
     ),
     staged as (
       select month, customer_no, case
           when waited is null then 'none'
           when waited > churned_after_days then 'churned'
           when waited > dormant_after_days then 'dormant'
           when waited > at_risk_after_days then 'at_risk'
           when gap > churned_after_days + 1 then 'reactivated'
           when number >= getvariable('loyal_from_purchase_days') then 'loyal'
           when number >= 2 then 'repeat'
           else 'new'
         end as stage
       from stood cross join core.thresholds
     )
     select before.stage as from_stage, after.stage as to_stage, count(*)::double as customers,
       before.month as from_month, after.month as to_month
     from staged as before
     join staged as after on before.customer_no = after.customer_no and before.month < after.month
     where after.stage <> 'none'
     group by all
     order by from_month, to_month, from_stage, to_stage`,
  );
}
