// libxml2 for Swift. Debian builds it with ICU, whose headers clash with Foundation's own copy in any
// module that sees both; hiding the ICU fields of one struct that is never touched here cures it.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
