import { type Kysely, sql } from 'kysely';

/**
 * What tips did. Desktops send whole days, which replace each other: `effect_days` keeps them as long as they may come
 * again. What is read are the sums: by week and circumstances, and by version. Days and weeks are text, as in `groups`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const counts = `shown integer not null default 0, opened integer not null default 0, solved integer not null default 0,
  not_helped integer not null default 0, reported_opened integer not null default 0, reported_shown integer not null default 0`;

const statements = [
  `create table effect_days (
    desktop_id uuid not null references desktops on delete cascade, day text not null, wave text not null, items jsonb not null,
    primary key (desktop_id, day))`,
  'create index effect_days_day on effect_days (day)',
  `create table tip_effects (
    tip_id text not null references tips, version integer not null, week text not null, place text not null,
    application text not null, language text not null, wave text not null, ${counts},
    primary key (tip_id, version, week, place, application, language, wave))`,
  `create table tip_effect_totals (
    tip_id text not null references tips, version integer not null, rework text, ${counts}, primary key (tip_id, version))`,
  `alter table tip_outcomes add column counted boolean not null default false, add column week text not null default '',
    add column place text not null default 'list', add column application text not null default '',
    add column language text not null default 'en', add column wave text not null default ''`,
  `update tip_outcomes o set week = to_char(date_trunc('week', o.at at time zone 'UTC'), 'YYYY-MM-DD'),
    language = coalesce(d.inventory->>'language', 'en') from desktops d where d.id = o.desktop_id`,
  // The last word of a desktop about a version counts.
  `update tip_outcomes set counted = true where id in (
    select distinct on (desktop_id, tip_id, version) id from tip_outcomes order by desktop_id, tip_id, version, at desc, id desc)`,
  `insert into tip_effects (tip_id, version, week, place, application, language, wave, solved, not_helped)
    select tip_id, version, week, place, application, language, wave, count(*) filter (where helped), count(*) filter (where not helped)
    from tip_outcomes where counted group by tip_id, version, week, place, application, language, wave`,
  `insert into tip_effect_totals (tip_id, version, solved, not_helped)
    select tip_id, version, sum(solved), sum(not_helped) from tip_effects group by tip_id, version`,
  `update tip_effect_totals set rework = 'seldom-solved' where solved + not_helped >= 5 and solved * 2 < solved + not_helped`,
  'drop index tip_outcomes_tip',
  'create index tip_outcomes_counted on tip_outcomes (desktop_id, tip_id, version) where counted',
];
