/** A run that starts a PostgreSQL and a Valkey, tells their process ids, and never stops them. */
import { sharedAt } from "../../kit/servers/components/asked.ts"
import { startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey } from "../../kit/servers/components/valkey.ts"

// A run of its own, and not a part of the one that started it.
delete process.env[sharedAt]
const [postgres, valkey] = await Promise.all([startPostgres(), startValkey()])
if (process.argv[2] === "frozen") await postgres.kill("SIGSTOP")
console.log(JSON.stringify([postgres.pid, valkey.pid]))
setInterval(() => {}, 60_000)
