import type { Stage } from "./stage.ts"

/** The address of what is printed of this session. */
export const paperPath = ({ slug, session }: Stage, which: "minutes" | "outcomes"): string =>
  `/w/${slug}/s/${session().id}/${which}`
