import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { InvitationStanding } from "../../../../shared/model/notice.ts"
import type { Kit } from "../kit.ts"

/** The table of the letters that invite people to their seats (DOMAIN IN1). */
export const invitationTables = ({ table, primaryKey, text, int, bool }: Kit) => ({
  invitation: table(
    "invitation",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      email: text().notNull(),
      /** the member who gave the address; "" for an administrator */
      by: text().$type<MemberId | "">().notNull(),
      zone: text().notNull(),
      note: text().notNull(),
      standing: text().$type<InvitationStanding>().notNull(),
      reminder: bool().notNull(),
      /** the link of the last letter; its token is drawn when the letter is sent */
      invite: text().$type<InviteId>(),
      error: text(),
      askedAt: int(),
      sentAt: int(),
      openedAt: int(),
      declinedAt: int(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  ),
})
