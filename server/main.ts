import { endProcess } from "./papers/writing/ownProcess.ts"
import { runPlenary } from "./start/run.ts"
import { terminalReason } from "./start/terminal.ts"

runPlenary().catch((error: unknown) => {
  console.error(terminalReason(error, process.env))
  endProcess(1)
})
