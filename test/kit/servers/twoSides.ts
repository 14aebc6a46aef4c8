import type { ScriptStage } from "../../../server/demo/stage.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { SideId } from "../../../shared/model/ids.ts"

const [chinese, japanese] = [SideId.parse("CN"), SideId.parse("JP")]

/** The settings of a panel of two sides, without its name. Each side's language is authentic. */
export const twoSides: Omit<Parameters<ScriptStage["open"]>[0], "slug" | "title"> = {
  languages: ["zh", "ja", "en"],
  authentic: [
    { lang: "zh", side: chinese },
    { lang: "ja", side: japanese },
  ],
  sides: [
    { id: chinese, title: { en: "Chinese side" }, mark: "CN" },
    { id: japanese, title: { en: "Japanese side" }, mark: "JP" },
  ],
  rule: presetRule,
  attribution: "named",
  public: true,
  demo: false,
}
