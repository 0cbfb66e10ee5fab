// DuckDB as a warehouse of raw facts: where every customer stands, after how many days customers come back, and how many an audience has.
// Speaks lines of JSON with the benchmark that started it.
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'

const [database, folder] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create(database)).connect()

/** Facts in the order of time, as a ledger keeps them: seconds and days from the first day of the workload. */
async function load() {
  await connection.run('CREATE OR REPLACE TABLE customer (id INTEGER, added SMALLINT)')
  await connection.run('CREATE OR REPLACE TABLE interaction (customer INTEGER, second INTEGER, kind UTINYINT)')
  await connection.run('CREATE OR REPLACE TABLE purchase (customer INTEGER, second INTEGER, amount BIGINT, refunded_on SMALLINT)')
  await connection.run(`INSERT INTO customer SELECT * FROM read_csv('${folder}/customers.csv', header = false)`)
  await connection.run(`INSERT INTO interaction SELECT * FROM read_csv('${folder}/interactions.csv', header = false) ORDER BY column1`)
  await connection.run(`INSERT INTO purchase SELECT * FROM read_csv('${folder}/orders.csv', header = false) ORDER BY column1`)
  await connection.run('CHECKPOINT')
}

/** The rules of the product's default model. Days in the window are counted as bits, which is the fastest way DuckDB has. */
const placement = ({ day, model }) => `
  CREATE OR REPLACE TABLE placement AS
  WITH acted AS (
    SELECT customer,
      bit_count(bit_or(CASE WHEN second >= ${(day - model.windowDays + 1) * 86400} THEN 1::BIGINT << (${day} - second // 86400) ELSE 0 END)) AS interaction_days,
      (max(second) // 86400)::SMALLINT AS last_interaction_on
    FROM interaction WHERE second < ${(day + 1) * 86400} GROUP BY customer),
  bought AS (
    SELECT customer, count(*)::INTEGER AS orders, count(DISTINCT second // 86400)::INTEGER AS purchase_days, sum(amount)::BIGINT AS net_amount,
      (min(second) // 86400)::SMALLINT AS first_purchase_on, (max(second) // 86400)::SMALLINT AS last_purchase_on
    FROM purchase WHERE second < ${(day + 1) * 86400} AND NOT coalesce(refunded_on <= ${day}, false) GROUP BY customer),
  known AS (
    SELECT id, coalesce(interaction_days, 0) AS interaction_days, last_interaction_on, coalesce(orders, 0) AS orders,
      coalesce(purchase_days, 0) AS purchase_days, coalesce(net_amount, 0) AS net_amount, first_purchase_on, last_purchase_on,
      greatest(added, last_interaction_on, last_purchase_on) AS silent_since
    FROM customer LEFT JOIN acted ON acted.customer = id LEFT JOIN bought ON bought.customer = id
    WHERE added <= ${day})
  SELECT *,
    CASE WHEN interaction_days < ${model.low} THEN 0 WHEN interaction_days < ${model.medium} THEN 1 WHEN interaction_days < ${model.high} THEN 2 ELSE 3 END::UTINYINT AS band,
    CASE WHEN purchase_days = 0 THEN 0 WHEN ${day} - last_purchase_on > ${model.lapsedAfterDays} THEN 3 WHEN purchase_days = 1 THEN 1 ELSE 2 END::UTINYINT AS stage,
    CASE WHEN ${day} - silent_since > ${model.churnAfterDays} THEN 4 WHEN ${day} - silent_since > ${model.silentAfterDays} THEN 3
      WHEN purchase_days >= ${model.matureFrom} THEN 2 WHEN purchase_days > 0 THEN 1 ELSE 0 END::UTINYINT AS lifecycle
  FROM known`

/** Within how many days a share of the gaps between days with an event was completed, of the gaps that lie in a window. */
const comeback = ({ day, windowDays, share, ordersOnly }) => `
  WITH event AS (
    SELECT customer, second // 86400 AS day FROM purchase
    WHERE second < ${(day + 1) * 86400} AND second >= ${(day - windowDays + 1) * 86400} AND NOT coalesce(refunded_on <= ${day}, false)
    ${ordersOnly ? '' : `UNION SELECT customer, second // 86400 FROM interaction
    WHERE second < ${(day + 1) * 86400} AND second >= ${(day - windowDays + 1) * 86400}`}),
  gap AS (
    SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS days FROM (SELECT DISTINCT customer, day FROM event)),
  counted AS (SELECT days, count(*) AS gaps FROM gap WHERE days IS NOT NULL GROUP BY days),
  summed AS (SELECT days, sum(gaps) OVER (ORDER BY days) AS within, sum(gaps) OVER () AS total FROM counted)
  SELECT min(days)::INTEGER FROM summed WHERE within >= ${share} * total`

const commands = {
  load,
  async place(request) {
    const started = performance.now()
    await connection.run(placement(request))
    return { seconds: (performance.now() - started) / 1000 }
  },
  async comeback(request) {
    const started = performance.now()
    const rows = await connection.runAndReadAll(comeback(request))
    return { seconds: (performance.now() - started) / 1000, days: rows.getRowsJson()[0][0] }
  },
  async people({ file }) {
    await connection.run('CREATE OR REPLACE TABLE people (id INTEGER, band UTINYINT, stage UTINYINT, lifecycle UTINYINT, tags INTEGER)')
    await connection.run(`INSERT INTO people SELECT * FROM read_csv('${file}', header = false)`)
    await connection.run('CHECKPOINT')
  },
  async audience({ condition, times }) {
    const started = performance.now()
    let count = 0
    for (let i = 0; i < times; i++) {
      const rows = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM people WHERE ${condition}`)
      count = rows.getRowsJson()[0][0]
    }
    return { seconds: (performance.now() - started) / 1000 / times, count }
  },
  async counts() {
    const rows = await connection.runAndReadAll('SELECT band, stage, lifecycle, count(*)::INTEGER, sum(net_amount)::BIGINT FROM placement GROUP BY ALL ORDER BY ALL')
    return { counts: rows.getRowsJson().map(row => row.map(Number)) }
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line)
  const answer = await commands[request.command](request)
  console.log(JSON.stringify(answer ?? {}))
}
