import type { ActStage } from "../scene/stage.ts"

/** Returns the address of this session's minutes or outcome paper. */
export const paperPath = ({ slug, session }: ActStage, which: "minutes" | "outcomes"): string =>
  `/w/${slug}/s/${session().id}/${which}`
