import { Router } from "express"
import type {
  DeletionCertificate,
  DeletionList,
  DeletionShown,
  ErasurePreview,
} from "../../../../shared/contract/queries/law/deleted.ts"
import { partNouns } from "../../../../shared/contract/queries/law/parts.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { deletionJob } from "../../../commands/law/deleting.ts"
import { ownWordsIn } from "../../../commands/law/ownEntries.ts"
import { stayingTexts } from "../../../commands/law/staying.ts"
import type { Deletion } from "../../../ports/database/law/deletions.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { recordExport } from "../../shown/recordExport.ts"
import { languageOf } from "../papers/asked.ts"
import { exportLater, isLongOwnData } from "../papers/exporting.ts"
import { admit } from "../reading/readRoutes.ts"
import { ownDataFile } from "./ownDataFile.ts"

type Ports = Pick<
  HttpPorts,
  | "addresses"
  | "board"
  | "clock"
  | "cookie"
  | "deletions"
  | "directory"
  | "invitations"
  | "folds"
  | "hostLog"
  | "incarnation"
  | "seats"
  | "sending"
  | "sha256"
  | "store"
  | "url"
  | "workspaceBySlug"
>

/** Serves the certificates of deleted workspaces, and what an erasure would take, to an administrator. */
export function lawRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)

  const shown = async (row: Deletion): Promise<DeletionShown> => {
    const { counts: _, certificate, ...rest } = row
    const job = certificate === null ? await ports.board.jobs.job(deletionJob(row.workspace)) : null
    return {
      ...rest,
      done: certificate === null ? (job?.done ?? 0) : null,
      certificate: certificate === null ? null : certificateOf(certificate),
    }
  }

  routes.get(
    "/api/deletions",
    admin(async (_, response) => {
      const deletions = await Promise.all((await ports.deletions.list()).map(shown))
      response.set("cache-control", "no-store").json({ deletions } satisfies DeletionList)
    }),
  )

  routes.get(
    "/api/workspaces/:slug/members/:member/erasure",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { role, administrator } = found.seat
      if (role !== "admin" && administrator === undefined) return refuse("not-permitted", { role: "admin" })
      const { state } = await ports.folds.current(found.workspace)
      const member = findMember(state, String(request.params["member"]))
      if (!member || member.erased !== undefined) return refuse("not-found")
      const { parts } = await ownWordsIn(ports.store, found.workspace, MemberId.parse(member.id))
      const count = (noun: (typeof partNouns)[number]) => parts.filter(one => one.noun === noun).length
      const addresses = await ports.directory.addresses(found.workspace)
      response.set("cache-control", "no-store").json({
        goes: {
          name: count("name"),
          interest: count("interest"),
          comment: count("comment"),
          question: count("question"),
          correction: count("correction"),
          progress: count("progress"),
          translation: count("translation"),
        },
        stays: stayingTexts(state, member.id),
        address: addresses.some(one => one.member === member.id),
      } satisfies ErasurePreview)
    }),
  )

  routes.get(
    ["/api/workspaces/:slug/own-data.json", "/api/workspaces/:slug/own-data.html"],
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { state } = await ports.folds.current(found.workspace)
      const member = findMember(state, found.seat.member)
      if (!member) return refuse("not-permitted", { role: "observer" })
      if (!(await ports.sending.members.take(member.id))) return refuse("too-fast", { n: 10 })
      const lang = languageOf(request, state)
      if (typeof lang !== "string") return lang
      const type = request.path.endsWith(".html") ? "html" : "json"
      const what = "own-data"
      if (isLongOwnData(request, state))
        return exportLater(ports, found, request, response, type, { what, own: member.id })
      const file = await ownDataFile(ports, found.workspace, state, { member: member.id, lang, type })
      if (!file) return refuse("not-found")
      const refused = await recordExport(ports, request, found, what)
      if (refused) return refused
      response.set({ "cache-control": "no-store", "content-disposition": file.name }).type(type).end(file.text)
    }),
  )

  return routes
}

const certificateOf = (text: string): DeletionCertificate => JSON.parse(text)
