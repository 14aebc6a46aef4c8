import type { RequestHandler } from "express"
import { seatIn } from "../../shared/minutes/words/people.ts"
import { libreTranslate } from "../adapters/engine/libreTranslate.ts"
import { smtpMail } from "../adapters/mail/smtp.ts"
import { openIdServices } from "../adapters/oidc/openIdServices.ts"
import { ownFolder } from "../adapters/system/dataFolder.ts"
import { endProcess } from "../papers/writing/ownProcess.ts"
import { MailFailure } from "../ports/host/mail.ts"
import { OperatorError, sayIn } from "../ports/operatorError.ts"
import { cannotStart } from "./cannotStart.ts"
import { type Config, readConfig } from "./config.ts"
import { type FirstLinks, firstStart } from "./firstStart.ts"
import { startLines } from "./greeting.ts"
import { isPostgres, loadPostgres, placeOf } from "./instance/database.ts"
import type { Instance } from "./instance/instance.ts"
import { openInstance } from "./instance/openInstance.ts"
import { dropAdminLink, keepAdminLink } from "./owner/adminLink.ts"
import { answerOwner } from "./owner/answerOwner.ts"
import { serve } from "./serve.ts"
import { settingsIn } from "./settings.ts"
import { terminalLang } from "./terminal.ts"

/**
 * Starts the server, or throws an error with a sentence that says why it cannot start. `client` serves pages in the
 * place of the built client.
 */
export async function runPlenary(environment = process.env, client?: RequestHandler): Promise<void> {
  // only the user of this process may read its files: the database, SQLite's other files, and copies
  process.umask(0o077)
  const config = readConfig(environment)
  await start(config, environment, client).catch((failure: unknown) => {
    throw cannotStart(failure, config)
  })
}

/**
 * Opens the data folder and listens on the port. On SIGTERM the server sends its pages to other servers, commits
 * pending updates and exits.
 */
async function start(
  config: Readonly<Config>,
  environment: Record<string, string | undefined>,
  client: RequestHandler | undefined,
): Promise<void> {
  const lang = terminalLang(environment)
  const say = sayIn(lang)
  const place = placeOf(config)
  const progress = process.stdout.isTTY
  let answer: Answer = async () => {
    throw new OperatorError(say => say("owner.starting"))
  }
  const owner = await ownFolder(config.folder, (method, params) => answer(method, params))
  const links = await firstStart(place, config.demo, percent => {
    if (progress) process.stdout.write(`\r${say("demo.writing", { percent })}`)
  })
  if (links && progress) process.stdout.write("\r\u001b[K")
  const marked = isPostgres(place) ? await (await loadPostgres()).markServed(place) : null
  const mail = config.mail && (await smtpMail(config.mail.url, config.mail.from))
  const replaced = Promise.withResolvers<void>()
  const instance = await openInstance(place, {
    dataDir: config.folder,
    mail,
    engine: config.engine && libreTranslate(config.engine),
    trustProxy: config.trustProxy,
    signIn: config.signIn,
    services: openIdServices(config.services),
    fontsDir: config.fontsDir,
    webhookHosts: config.webhookHosts,
    watchersOnly: config.role === "observer",
    redis: config.redisUrl === null ? null : { url: config.redisUrl, nodeName: config.nodeName },
    replaced: replaced.resolve,
  })
  if (instance.warning) console.error(instance.warning(say))
  const served = await serve(instance, config, client)
  answer = answerOwner(instance, served.url, { ...served, settings: settingsIn(environment) })
  // a mail server that does not answer must not hold the start up, so it is not awaited
  if (mail)
    void mail.verify().catch((error: unknown) => {
      const { reason } = error instanceof MailFailure ? error : new MailFailure("internal", false)
      console.error(say("start.mail", { host: URL.parse(config.mail?.url ?? "")?.host ?? "", reason }))
    })
  if (instance.health.look().includes("database-damaged"))
    console.error(say("start.serving-damaged", { folder: config.folder }))
  const greeting = {
    url: served.url,
    links,
    hasDemo: config.demo,
    kept: await keptLink(instance, config, served.url, links),
  }
  console.log(startLines(greeting, say, role => seatIn(lang, role, "")))

  let stopping = false
  const stop = async (drainMs: number): Promise<boolean> => {
    if (stopping) return false
    stopping = true
    // after ten seconds the process exits, even if updates are not committed; pages keep every update that was not
    // acknowledged
    setTimeout(() => endProcess(1), 10_000).unref()
    await served.close(drainMs)
    await instance.close()
    await marked?.close()
    await owner.close()
    return true
  }
  let ends = false
  const end = async (drainMs: number) => {
    ends = true
    if (await stop(drainMs)) endProcess(0)
  }
  /** Restarts the server, because the database that replaced its own may lack data that the server has in memory. */
  const replace = async () => {
    console.error(say("start.replaced"))
    if (!(await stop(0))) return
    // a server that was told to stop meanwhile must end
    if (ends) endProcess(0)
    startAgain()
  }
  void replaced.promise.then(replace)
  process.on("SIGTERM", () => void end(config.drainSeconds * 1_000))
  // the person at the terminal waits for the end, so pages are not sent elsewhere first
  process.on("SIGINT", () => void end(0))
}

/**
 * Replaces this process by a new one of the same program. If the operating system cannot do that, the process ends with
 * an error.
 */
function startAgain(): void {
  const { execArgv, argv, env, execPath } = process
  process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], env)
  endProcess(1)
}

type Answer = (method: string, params: unknown) => Promise<unknown>

/**
 * Keeps the administrator's link in a file too, if the host has no demo: its terminal may be a log that nobody reads. A
 * later start removes the file if the process ended between the link's use and the file's removal. Returns the file's path; null if there is none.
 */
async function keptLink(
  { directory, sha256, clock }: Instance,
  { folder, demo }: Config,
  url: string,
  links: FirstLinks | null,
): Promise<string | null> {
  if (links === null) {
    await dropAdminLink(folder, token => directory.isAdminToken(sha256(token), clock.now()))
    return null
  }
  return demo ? null : keepAdminLink(folder, `${url}/join#${links.admin}`)
}
