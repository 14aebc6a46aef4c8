// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { NoticeParameters } from "../parameters.ts"

export const notice: Readonly<Record<keyof NoticeParameters, Message>> = {
  "deadline": ["n",{"one":"A round on {label} is open until {until}. Please answer at {address}; each answer is saved as you give it.","other":"Rounds on {n} statements are open ({label}) until {until}. Please answer at {address}; each answer is saved as you give it."}],
  "item.break": "Break",
  "item.opening": "Opening",
  "item.outcomes": "Reading of outcomes",
  "item.questions": "Observers' questions",
  "minutes": "The minutes are ready for your comments until {until}: {address}",
  "silence": "Silence procedure on {label}: “{wording}” If you say nothing by {until}, you agree. To object or to reserve, open the session: {address}",
}
