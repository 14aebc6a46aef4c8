import { describe, expect, test } from "vitest"
import type { TranslationDraft } from "../../../../server/ports/database/directory.ts"
import type { DirectoryChange } from "../../../../server/ports/database/store.ts"
import { ann, ben, elsewhere, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const typed = (text: string, over: Partial<TranslationDraft> = {}): TranslationDraft => ({
  key: "thread:T:E",
  lang: "ja",
  text,
  seen: "hash",
  base: 0,
  drafted: "person",
  savedAt: 5,
  ...over,
})

export function draftPromises(bench: () => Bench) {
  const directory = () => bench().opened.directory
  const change = (change: DirectoryChange) => bench().opened.store.commit(unit(0, { directory: [change] }))

  describe("translations that are being typed", () => {
    test("are kept by writer, text and language, the last words of each, over a restart", async () => {
      await directory().saveTranslationDraft(workspace, ann, typed("まだ"))
      await directory().saveTranslationDraft(
        workspace,
        ann,
        typed("まだ途中", { base: 2, drafted: "engine", savedAt: 9, seen: "other" }),
      )
      await directory().saveTranslationDraft(workspace, ann, typed("Not yet", { lang: "en" }))
      await bench().reopen()
      const kept = await directory().translationDrafts(workspace, ann)
      expect(kept.toSorted((a, b) => a.lang.localeCompare(b.lang))).toEqual([
        typed("Not yet", { lang: "en" }),
        typed("まだ途中", { base: 2, drafted: "engine", savedAt: 9, seen: "other" }),
      ])
      expect(await directory().translationDrafts(workspace, ben)).toEqual([])
      expect(await directory().translationDrafts(elsewhere, ann)).toEqual([])
    })

    test("are gone once they are handed over, emptied, or their writer's seat or workspace ends", async () => {
      const left = async () => (await directory().translationDrafts(workspace, ann)).map(({ key }) => key)
      for (const key of ["thread:T:E", "thread:T:F", "thread:T:G"])
        await directory().saveTranslationDraft(workspace, ann, typed("まだ", { key }))
      await directory().saveTranslationDraft(workspace, ben, typed("まだ"))
      await directory().saveTranslationDraft(workspace, ann, typed("", { key: "thread:T:G" }))
      await change({ kind: "translation-draft-ended", workspace, member: ann, key: "thread:T:E", lang: "ja" })
      expect(await left()).toEqual(["thread:T:F"])
      for (const key of ["record:R:7", "record:R:8"])
        await directory().saveTranslationDraft(workspace, ann, typed("まだ", { key }))
      await directory().saveTranslationDraft(elsewhere, ann, typed("まだ", { key: "record:R:7" }))
      await change({ kind: "text-drafts-ended", workspace, key: "record:R:7" })
      expect((await left()).toSorted()).toEqual(["record:R:8", "thread:T:F"])
      await change({ kind: "member-drafts-ended", workspace, member: ann })
      expect(await left()).toEqual([])
      expect(await directory().translationDrafts(elsewhere, ann)).toHaveLength(1)
      await directory().saveTranslationDraft(workspace, ann, typed("まだ"))
      await change({ kind: "member-seats-ended", workspace, member: ann })
      expect(await left()).toEqual([])
      expect(await directory().translationDrafts(workspace, ben)).toHaveLength(1)
      await change({ kind: "workspace-removed", id: workspace })
      expect(await directory().translationDrafts(workspace, ben)).toEqual([])
    })
  })
}
