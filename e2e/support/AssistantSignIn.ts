import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import type {
  OAuthClientInformationMixed,
  OAuthTokens,
} from '@modelcontextprotocol/sdk/shared/auth.js';

/** How an assistant signs in over OAuth, as far as it goes without a person: the person opens `consentUrl`. */
export class AssistantSignIn implements OAuthClientProvider {
  readonly redirectUrl: string;
  consentUrl?: string;
  #client?: OAuthClientInformationMixed;
  #tokens?: OAuthTokens;
  #codeVerifier = '';

  constructor(redirectUrl: string) {
    this.redirectUrl = redirectUrl;
  }

  get clientMetadata() {
    return {
      client_name: 'Assistant of the journeys',
      redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
  }

  clientInformation() {
    return this.#client;
  }
  saveClientInformation(client: OAuthClientInformationMixed) {
    this.#client = client;
  }
  tokens() {
    return this.#tokens;
  }
  saveTokens(tokens: OAuthTokens) {
    this.#tokens = tokens;
  }
  codeVerifier() {
    return this.#codeVerifier;
  }
  saveCodeVerifier(codeVerifier: string) {
    this.#codeVerifier = codeVerifier;
  }
  redirectToAuthorization(url: URL) {
    this.consentUrl = url.href;
  }
}
