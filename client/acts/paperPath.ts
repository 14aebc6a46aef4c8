import type { ActStage } from "./stage.ts"

/** The address of the minutes or the outcome paper of this session. */
export const paperPath = ({ slug, session }: ActStage, which: "minutes" | "outcomes"): string =>
  `/w/${slug}/s/${session().id}/${which}`
