import { limits } from "../../../shared/contract/limits.ts"
import type { UploadedFile } from "../../../shared/model/files.ts"
import { fileEnds } from "../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"

export const mostMegabytes = limits.maxFileBytes / 1_048_576

/** The size of a file in the units that people read. */
export function sizeWords(bytes: number): string {
  const isSmall = bytes < 1_000_000
  return new Intl.NumberFormat(domLang(currentLang()), {
    style: "unit",
    unit: isSmall ? "kilobyte" : "megabyte",
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(isSmall ? Math.max(1, bytes / 1_000) : bytes / 1_000_000)
}

/** Kind, size and the beginning of the hash, by which a copy on paper or elsewhere can be compared. */
export const factsOf = ({ type, size, sha256 }: UploadedFile): string =>
  `${fileEnds[type].toUpperCase()} · ${sizeWords(size)} · SHA-256 ${sha256.slice(0, 12)}…`

export const fileAddress = (slug: string, sha256: string): string =>
  `/api/workspaces/${encodeURIComponent(slug)}/files/${sha256}`

export interface Trouble {
  code: string
  params: Record<string, string | number>
}

/** Says why a file was not taken. */
export const uploadTrouble = ({ code, params }: Trouble): string =>
  code === "unreachable" ? msg("file.offline") : refusalText({ code, params })

/** Says before an upload why the server would not take the file; null if nothing is known against it. */
export const knownTrouble = ({ size }: Blob, as: "reading" | "picture"): Trouble | null => {
  if (size > limits.maxFileBytes) return { code: "file-too-large", params: { mb: mostMegabytes } }
  return size === 0 ? { code: "file-type", params: { as } } : null
}
