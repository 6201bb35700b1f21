#ifndef GUATU_CXML2_SHIM_H
#define GUATU_CXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian's libxml2 brings ICU's headers along; Foundation has ICU of its own, and the two exclude each other. Only a type
   that is not used here depends on it. */
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>

#endif
