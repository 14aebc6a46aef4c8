import type { Lang } from "../../model/terms.ts"
import { type SideChange, sideWords } from "../proceedings/sideChanges.ts"
import { withHonorific } from "./honorific.ts"

type Told = (by: string, change: Pick<SideChange, "was" | "now">) => string

const en: Told = (by, { was, now }) => {
  if (was === null) return `${by} added the side ${now ? sideWords(now) : ""}.`
  if (now === null) return `${by} took away the side ${sideWords(was)}.`
  return `${by} changed the side ${sideWords(was)} to ${sideWords(now)}.`
}

const zh: Told = (by, { was, now }) => {
  if (was === null) return `${by}增设“${now ? sideWords(now) : ""}”一方。`
  if (now === null) return `${by}取消“${sideWords(was)}”一方。`
  return `${by}将“${sideWords(was)}”一方改为“${sideWords(now)}”。`
}

const ja: Told = (by, { was, now }) => {
  const actor = withHonorific(by)
  if (was === null) return `${actor}が側「${now ? sideWords(now) : ""}」を設けた。`
  if (now === null) return `${actor}が側「${sideWords(was)}」をなくした。`
  return `${actor}が側「${sideWords(was)}」を「${sideWords(now)}」に変更した。`
}

/** One sentence for each change of a side's title or mark (docs/DOMAIN.md, Sides). */
export const sideChangeWords: Record<Lang, Told> = { en, zh, ja }
