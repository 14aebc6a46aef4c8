import * as z from "zod"
import type { DraftEngine, Drafted } from "../../ports/host/draftEngine.ts"
import { hostAndPort, OutgoingError, type OutgoingLimits, postOut } from "../outgoing/post.ts"

export interface EngineSettings {
  /** the base address of the service, e.g. https://translate.example.org */
  url: string
  /** the key that the service asks for; null if it asks for none */
  key: string | null
  /** whether the administrator allows the service to have a private address */
  private: boolean
}

const limits = { timeoutMs: 10_000, mostBytes: 262_144 } as const

const Answer = z.object({ translatedText: z.string() })

/** An HTML tag, comment or entity. The request asks for plain text, so one that the original lacks was added. */
const markup = /<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);/i

/** Drafts translations by LibreTranslate's interface (`POST /translate`), or any service that has the same one. */
export function libreTranslate(settings: EngineSettings): DraftEngine {
  const url = new URL("translate", settings.url.endsWith("/") ? settings.url : `${settings.url}/`)
  const within: OutgoingLimits = { ...limits, privateHosts: settings.private ? [hostAndPort(url)] : [] }
  return {
    host: url.host,
    async draft(text, source, target) {
      const body = { q: text, source, target, format: "text", ...(settings.key !== null && { api_key: settings.key }) }
      try {
        return read(await postOut(url, body, {}, within), text)
      } catch (failure) {
        if (!(failure instanceof OutgoingError)) throw failure
        return { kind: "none", why: whyNone[failure.fault] }
      }
    },
  }
}

const whyNone = { late: "late", large: "unusable", private: "away", away: "away", status: "away" } as const

function read(answer: string, original: string): Drafted {
  const parsed = Answer.safeParse(parse(answer))
  const text = parsed.success ? parsed.data.translatedText.trim() : ""
  if (text === "" || (markup.test(text) && !markup.test(original))) return { kind: "none", why: "unusable" }
  return { kind: "draft", text }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
