import * as z from "zod"
import { InviteId, MemberId, SideId, WorkspaceId } from "../../model/ids.ts"
import { Authentic, Rule } from "../../model/rule.ts"
import { attributions, replayPolicies } from "../../model/terms.ts"
import { Language, Title } from "../../model/texts.ts"

export const Side = z.object({
  id: SideId,
  title: Title,
  /** two letters shown with the side's colour, so that the mark is not only a colour */
  mark: z.string().min(1).max(4),
})
export type Side = z.infer<typeof Side>

export const seatRole = z.enum(["moderator", "secretary", "panelist", "observer"])

/** Events of the workspace itself and of its people. */
export const workspaceEvents = {
  "workspace-opened": z.object({
    workspace: WorkspaceId,
    slug: z.string(),
    title: Title,
    languages: z.array(Language).min(1),
    authentic: z.array(Authentic),
    sides: z.array(Side),
    rule: Rule,
    attribution: z.enum(attributions),
    /** absent in older logs: all who may read */
    replay: z.enum(replayPolicies).optional(),
    /** may be read without a seat */
    public: z.boolean(),
    demo: z.boolean(),
  }),
  "workspace-removed": z.object({}),
  /** `name` is personal: it is stored apart and can be erased */
  "member-admitted": z.object({
    member: MemberId,
    role: seatRole,
    side: SideId.nullable(),
    field: Title.nullable(),
    lang: Language,
    invite: InviteId.nullable(),
    personal: z.object({ name: z.string() }),
  }),
  /** a person took the seat for the first time, with the name as they write it */
  "seat-taken": z.object({ member: MemberId, lang: Language, personal: z.object({ name: z.string() }) }),
  "member-changed": z.object({ member: MemberId, role: seatRole, side: SideId.nullable() }),
  "member-removed": z.object({ member: MemberId }),
  "invite-made": z.object({
    invite: InviteId,
    role: seatRole,
    side: SideId.nullable(),
    member: MemberId.nullable(),
    uses: z.int().positive(),
  }),
  "invite-revoked": z.object({ invite: InviteId }),
}
