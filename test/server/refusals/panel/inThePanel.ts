import { inRecords } from "./inRecords.ts"
import { inRounds } from "./inRounds.ts"
import { inSeats } from "./inSeats.ts"
import { inSessions } from "./inSessions.ts"
import { inTexts } from "./inTexts.ts"
import { inTheLaw } from "./inTheLaw.ts"
import { inTranslations } from "./inTranslations.ts"

/** Codes that a command of a seat provokes, through real dispatch. */
export const inThePanel = {
  ...inSeats,
  ...inRounds,
  ...inRecords,
  ...inTexts,
  ...inSessions,
  ...inTheLaw,
  ...inTranslations,
}
