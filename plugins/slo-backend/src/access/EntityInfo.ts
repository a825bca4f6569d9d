/** What the catalog says of an entity that has SLOs. */
export interface EntityInfo {
  entityRef: string;
  title: string;
  owner: string | null;
  ownerTitle: string | null;
  system: string | null;
  systemTitle: string | null;
  annotations: Record<string, string>;
  dependsOn: string[];
  links: { url: string; title: string; type: string }[];
}
