import type { Lang } from "../../../shared/model/terms.ts"

/**
 * The engine's answer. `none`: no draft. `away`: no connection, or an error of the engine. `late`: no answer in
 * time. `unusable`: the answer is no plain text of a usable length.
 */
export type Drafted = { kind: "draft"; text: string } | { kind: "none"; why: "away" | "late" | "unusable" }

/**
 * A service that drafts translations. Texts that go to it leave the server, so callers send only what the rule in
 * DOMAIN allows, and without names.
 */
export interface DraftEngine {
  /** the host name, which pages show to the panel */
  readonly host: string
  /** Drafts a translation of a plain text. Never throws, and logs nothing of the text. */
  draft(text: string, from: Lang, to: Lang): Promise<Drafted>
}
