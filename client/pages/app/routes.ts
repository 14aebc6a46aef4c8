import { html, type TemplateResult } from "lit"

type Params = Readonly<Record<string, string>>

export interface Route {
  path: string
  /** `room` means that the page has its own header and landmarks. */
  frame: "page" | "room"
  /** Imports the page's code when a person opens the page. */
  load: () => Promise<unknown>
  render: (params: Params) => TemplateResult
}

const page = (path: string, load: () => Promise<unknown>, render: Route["render"]): Route => ({
  path,
  frame: "page",
  load,
  render,
})

const room = (path: string, render: Route["render"]): Route => ({
  path,
  frame: "room",
  load: () => import("../session/plenary-session-page.ts"),
  render,
})

/** The routes of all pages. */
export const routes: readonly Route[] = [
  page(
    "/",
    () => import("../home/plenary-home-page.ts"),
    () => html`<plenary-home-page></plenary-home-page>`,
  ),
  page(
    "/join",
    () => import("../join/plenary-join-page.ts"),
    () => html`<plenary-join-page></plenary-join-page>`,
  ),
  page(
    "/return",
    () => import("../return/plenary-return-page.ts"),
    () => html`<plenary-return-page></plenary-return-page>`,
  ),
  page(
    "/sign-in",
    () => import("../signIn/plenary-sign-in-page.ts"),
    () => html`<plenary-sign-in-page></plenary-sign-in-page>`,
  ),
  page(
    "/press",
    () => import("../press/plenary-press-page.ts"),
    () => html`<plenary-press-page></plenary-press-page>`,
  ),
  page(
    "/opening",
    () => import("../press/plenary-opening-page.ts"),
    () => html`<plenary-opening-page></plenary-opening-page>`,
  ),
  page(
    "/me",
    () => import("../me/plenary-me-page.ts"),
    () => html`<plenary-me-page></plenary-me-page>`,
  ),
  page(
    "/admin",
    () => import("../admin/plenary-admin-page.ts"),
    () => html`<plenary-admin-page></plenary-admin-page>`,
  ),
  page(
    "/privacy",
    () => import("../statement/plenary-statement-page.ts"),
    () => html`<plenary-statement-page of="privacy"></plenary-statement-page>`,
  ),
  page(
    "/accessibility",
    () => import("../statement/plenary-statement-page.ts"),
    () => html`<plenary-statement-page of="accessibility"></plenary-statement-page>`,
  ),
  page(
    "/deleted",
    () => import("../keeping/plenary-deleted-page.ts"),
    () => html`<plenary-deleted-page></plenary-deleted-page>`,
  ),
  page(
    "/search",
    () => import("../search/plenary-search-page.ts"),
    () => html`<plenary-search-page></plenary-search-page>`,
  ),
  page(
    "/records",
    () => import("../records/plenary-records-page.ts"),
    () => html`<plenary-records-page></plenary-records-page>`,
  ),
  page(
    "/verify",
    () => import("../verify/plenary-verify-page.ts"),
    () => html`<plenary-verify-page></plenary-verify-page>`,
  ),
  page(
    "/guide/chair",
    () => import("../guide/plenary-guide-page.ts"),
    () => html`<plenary-guide-page of="chair"></plenary-guide-page>`,
  ),
  page(
    "/guide/panelist",
    () => import("../guide/plenary-guide-page.ts"),
    () => html`<plenary-guide-page of="panelist"></plenary-guide-page>`,
  ),
  page(
    "/guide/interpreter",
    () => import("../guide/plenary-guide-page.ts"),
    () => html`<plenary-guide-page of="interpreter"></plenary-guide-page>`,
  ),
  page(
    "/w/:slug",
    () => import("../workspace/plenary-workspace-page.ts"),
    ({ slug = "" }) => html`<plenary-workspace-page .slug=${slug}></plenary-workspace-page>`,
  ),
  page(
    "/w/:slug/settings",
    () => import("../settings/plenary-settings-page.ts"),
    ({ slug = "" }) => html`<plenary-settings-page .slug=${slug}></plenary-settings-page>`,
  ),
  page(
    "/w/:slug/terms",
    () => import("../terms/plenary-terms-page.ts"),
    ({ slug = "" }) => html`<plenary-terms-page .slug=${slug}></plenary-terms-page>`,
  ),
  page(
    "/w/:slug/translations",
    () => import("../translations/plenary-translations-page.ts"),
    ({ slug = "" }) => html`<plenary-translations-page .slug=${slug}></plenary-translations-page>`,
  ),
  page(
    "/w/:slug/reporting",
    () => import("../proceedings/reporting/plenary-reporting-page.ts"),
    ({ slug = "" }) => html`<plenary-reporting-page .slug=${slug}></plenary-reporting-page>`,
  ),
  page(
    "/w/:slug/progress",
    () => import("../progress/plenary-progress-page.ts"),
    ({ slug = "" }) => html`<plenary-progress-page .slug=${slug}></plenary-progress-page>`,
  ),
  page(
    "/w/:slug/b/:id",
    () => import("../batch/plenary-batch-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-batch-page .slug=${slug} .batch=${id}></plenary-batch-page>`,
  ),
  page(
    "/w/:slug/r/:n",
    () => import("../record/plenary-record-page.ts"),
    ({ slug = "", n = "" }) => html`<plenary-record-page .slug=${slug} .number=${Number(n)}></plenary-record-page>`,
  ),
  page(
    "/w/:slug/s/:id/minutes",
    () => import("../proceedings/minutes/plenary-minutes-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-minutes-page .slug=${slug} .session=${id}></plenary-minutes-page>`,
  ),
  page(
    "/w/:slug/s/:id/outcomes",
    () => import("../proceedings/outcomes/plenary-outcomes-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-outcomes-page .slug=${slug} .session=${id}></plenary-outcomes-page>`,
  ),
  page(
    "/w/:slug/s/:id/paper",
    () => import("../proceedings/paper/plenary-paper-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-paper-page .slug=${slug} .session=${id}></plenary-paper-page>`,
  ),
  page(
    "/w/:slug/s/:id/replay",
    () => import("../proceedings/replay/plenary-replay-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-replay-page .slug=${slug} .session=${id}></plenary-replay-page>`,
  ),
  page(
    "/w/:slug/t/:id/versions",
    () => import("../proceedings/versions/plenary-versions-page.ts"),
    ({ slug = "", id = "" }) => html`<plenary-versions-page .slug=${slug} .topic=${id}></plenary-versions-page>`,
  ),
  room(
    "/w/:slug/s/:id",
    ({ slug, id }) => html`<plenary-session-page .slug=${slug} .session=${id}></plenary-session-page>`,
  ),
  room(
    "/w/:slug/s/:id/observe",
    ({ slug, id }) =>
      html`<plenary-session-page .slug=${slug} .session=${id} .observing=${true}></plenary-session-page>`,
  ),
  room(
    "/w/:slug/t/:id",
    ({ slug, id }) => html`<plenary-session-page .slug=${slug} .topic=${id}></plenary-session-page>`,
  ),
]
