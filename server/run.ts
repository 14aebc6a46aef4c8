import { smtpMail } from "./adapters/mail/smtp.ts"
import { ownFolder } from "./adapters/system/dataFolder.ts"
import { answerOwner } from "./cli/owner.ts"
import { readConfig, Unstartable } from "./config.ts"
import { type FirstLinks, firstStart } from "./firstStart.ts"
import { databaseIn, openInstance } from "./instance.ts"
import { serve } from "./serve.ts"

/** Builds the adapters, wires, listens, and drains on SIGTERM. */
export async function run(environment = process.env): Promise<void> {
  const config = readConfig(environment)
  const progress = process.stdout.isTTY
  let answer: Answer = async () => {
    throw new Error("The server is still starting.")
  }
  const owner = await own(config.folder, (method, params) => answer(method, params))
  const links = await firstStart(databaseIn(config.folder), line => {
    if (progress) process.stdout.write(`\r${line}`)
  })
  if (links && progress) process.stdout.write("\r\u001b[K")
  const mail = config.mail && (await smtpMail(config.mail.url, config.mail.from))
  const instance = await openInstance(databaseIn(config.folder), {
    mail,
    trustProxy: config.trustProxy,
    signIn: config.signIn,
  })
  const served = await serve(instance, config)
  answer = answerOwner(instance, served.url)
  print(served.url, links)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // what does not drain in ten seconds is kept by its pages, which know what was not acknowledged
    setTimeout(() => process.exit(1), 10_000).unref()
    await served.close()
    await instance.close()
    await owner.close()
    process.exit(0)
  }
  process.on("SIGTERM", () => void stop())
  process.on("SIGINT", () => void stop())
}

type Answer = (method: string, params: unknown) => Promise<unknown>

/** A folder that another server owns is a reason for the terminal, not a stack trace. */
const own = (folder: string, answer: Answer) =>
  ownFolder(folder, answer).catch((error: unknown) => {
    throw new Unstartable(error instanceof Error ? error.message : String(error))
  })

function print(url: string, links: FirstLinks | null): void {
  const lines = ["", `  Plenary   ${url}`, ""]
  if (links) {
    lines.push(`  Demo      ${url}/w/demo`, "", "  Practice panel")
    for (const { role, token } of links.practice) lines.push(`    ${role.padEnd(24)}${url}/join#${token}`)
    lines.push("", `  Administrator (once)      ${url}/join#${links.admin}`, "")
  } else lines.push("  Links     npx plenary invite --workspace practice --role panelist", "")
  console.log(lines.join("\n"))
}
