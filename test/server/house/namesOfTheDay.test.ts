import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../../..")

/**
 * Pages that show the present: presence, speakers, members who may be asked, the roster. Today's name belongs there.
 */
const live = [
  "client/elements/people/plenary-own-notices.ts",
  "client/elements/session/agenda/",
  "client/elements/session/bar/plenary-foot-bar.ts",
  "client/elements/session/floor/",
  "client/elements/session/people/",
  "client/pages/session/wall/wallRoom.ts",
  "client/elements/session/record-card/plenary-record-desk.ts",
  "client/elements/session/round/answer/",
  // the answer that is to be written now
  "client/question/plenary-questions.ts",
  "client/elements/session/statement/plenary-objection.ts",
  // recusals, and the members asked to check a text
  "client/elements/session/statement/plenary-statement-card.ts",
  // an author chooses a member to read a translation now
  "client/elements/translating/plenary-translation-answer.ts",
  "client/i18n/names.ts",
  "client/i18n/sentences/proposal/proposalText.ts",
  "client/i18n/sentences/refusalText.ts",
  // those who sign now, and the sheets that they sign
  "client/pages/proceedings/outcomes/plenary-outcomes-page.ts",
  "client/pages/proceedings/paper/positionPart.ts",
  // the state of a moment has the names of that moment
  "client/pages/proceedings/replay/momentView.ts",
  "client/pages/session/parts/justNow.ts",
  "client/pages/session/seated/seatedRoom.ts",
  // the members who are invited now
  "client/pages/workspace/letters/",
  // the people whose data can be erased now
  "client/pages/keeping/plenary-erasures.ts",
  "client/pages/workspace/people/",
  // the members who can be named now
  "client/acts/record/livingForms.ts",
  // the members who are asked, reminded or given the floor now
  "client/rules/asked.ts",
  "client/rules/rows/",
]

const todaysName =
  /\bimport \{[^}]*\b(nameOf|personName)\b[^}]*\} from "[^"]*i18n\/names\.ts"|\bmembers\b[^\n]*\?\.name\b|\bmembers\[[^\]]*\]\?*\.name\b/

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))

test("code that says who did something asks for the name at the time, and only live views read the present name", () => {
  const bad = ["client", "shared/minutes"]
    .flatMap(filesIn)
    .filter(file => !live.some(place => file.startsWith(place)))
    .filter(file => todaysName.test(readFileSync(join(root, file), "utf8")))
  expect(bad).toEqual([])
})
