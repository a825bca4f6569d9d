import type { ParsedSlo } from './ParsedSlo';
import type { SpecDocument } from './SpecDocument';

/** What a format reader is told besides the document. */
export interface ReadContext {
  /** The service of formats that name none. */
  defaultService?: string;
  /** Every document of every file that is read together: some formats refer from one to another. */
  documents: SpecDocument[];
}

/** Reads the SLOs of one format. */
export interface FormatReader {
  /** Whether a document is of this format. */
  accepts(document: SpecDocument): boolean;
  /** Its SLOs; what is wrong is reported to the document. */
  read(document: SpecDocument, context: ReadContext): ParsedSlo[];
}
