#include "common/index/xapian_error.h"

#include <algorithm>
#include <string>

#include <xapian.h>

#include "common/error.h"
#include "common/system_error.h"

namespace dizin::index {
namespace {

// One line of what Xapian says, with the errno text when there is one.
std::string Reason(const Xapian::Error& error) {
  std::string reason = error.get_msg();
  const char* system = error.get_error_string();
  if (system != nullptr && reason.find(system) == std::string::npos) {
    reason += reason.empty() ? system : std::string(": ") + system;
  }
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  return reason;
}

[[noreturn]] void Throw(ErrorKind kind, const std::string& where,
                        const std::string& reason, const char* advice) {
  throw Error(kind, where + ": " + reason + "; " + advice);
}

// As Throw(), unless it was the machine that refused: Xapian keeps errno as
// text only.
[[noreturn]] void ThrowDatabase(ErrorKind kind, const std::string& where,
                                const Xapian::Error& error,
                                const char* advice) {
  const std::string reason = Reason(error);
  if (const char* system = SystemAdvice(reason); system != nullptr) {
    Throw(ErrorKind::kSystem, where, reason, system);
  }
  Throw(kind, where, reason, advice);
}

}  // namespace

void RethrowXapian(std::string_view doing, std::string_view what) {
  std::string where(doing);
  where.append(" ").append(what);
  try {
    throw;
  } catch (const Xapian::QueryParserError& e) {
    throw Error(ErrorKind::kUsage, where + ": " + Reason(e));
  } catch (const Xapian::WildcardError& e) {
    throw Error(ErrorKind::kUsage, where + ": " + Reason(e));
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Error(ErrorKind::kTransient,
                where + ": it changes faster than it can be read; try again");
  } catch (const Xapian::NetworkError& e) {
    Throw(ErrorKind::kTransient, where, Reason(e),
          "is the server of this shard up?");
  } catch (const Xapian::DocNotFoundError& e) {
    Throw(ErrorKind::kIndex, where, Reason(e),
          "the database may be damaged; run dizin-index --verify");
  } catch (const Xapian::DatabaseVersionError& e) {
    Throw(ErrorKind::kIndex, where, Reason(e),
          "it was written by another version of Xapian: index again");
  } catch (const Xapian::DatabaseLockError& e) {
    ThrowDatabase(ErrorKind::kTransient, where, e,
                  "another process is writing to it: try again when it is "
                  "done");
  } catch (const Xapian::DatabaseNotFoundError& e) {
    ThrowDatabase(ErrorKind::kIndex, where, e,
                  "the shard is missing or cannot be read: restore it, or "
                  "index again into a new database");
  } catch (const Xapian::DatabaseError& e) {
    ThrowDatabase(ErrorKind::kIndex, where, e,
                  "it is damaged or no database: run dizin-index --verify, or "
                  "index again");
  } catch (const Xapian::Error& e) {
    throw Error(ErrorKind::kInternal, where + ": " + Reason(e));
  }
}

}  // namespace dizin::index
