import type { Request } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import type { Paper } from "../../../../shared/papers/paper.ts"
import { type Audience, audienceOf } from "../../../../shared/rules/audience.ts"
import type { PicturePart } from "../../../papers/writing/pictures.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"

/** The formats in which a paper can be taken away. */
export const fileFormats = ["pdf", "docx", "md", "html", "json", "csv"] as const
export type FileFormat = (typeof fileFormats)[number]

/** A paper with its CSV, which is written only if it is asked for; null for a paper that has no figures. */
export interface PaperMade {
  paper: Paper
  rows: (() => string) | null
  /** the bytes of the pictures whose places in the paper are marked; absent if there are none */
  pictures?: () => AsyncIterable<PicturePart>
}
export type PaperWritten = PaperMade | { refuse: Refusal }

export const formatOf = ({ params }: Request): FileFormat | null =>
  fileFormats.find(one => one === params["format"]) ?? null

/**
 * Returns the language of a file: `?lang=`, which has to be a language of the panel. Without it the file is in the
 * first language of the panel that the caller reads.
 */
export function languageOf(request: Request, state: State): Lang | { refuse: Refusal } {
  const panel = state.workspace?.languages ?? languages
  const { lang } = request.query
  if (lang === undefined) return panel.find(one => one === request.acceptsLanguages([...panel])) ?? panel[0] ?? "en"
  const asked = Language.safeParse(lang).data
  return asked && panel.includes(asked) ? asked : refuse("bad-input", { detail: "lang" })
}

/**
 * Returns the audience as which a file is written. Where names may not be published, no file has them, whoever asks
 * (docs/decisions/chatham-house-exports.md).
 */
export async function fileAudience(
  { folds }: Pick<HttpPorts, "folds">,
  { workspace, seat }: Exclude<Found, { refuse: unknown }>,
): Promise<Audience> {
  const { state } = await folds.current(workspace)
  return state.workspace?.attribution === "named" ? audienceOf(seat.role) : "gallery"
}
