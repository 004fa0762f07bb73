// A directory that is gone when the test is.

#ifndef DIZIN_TESTS_SUPPORT_TEMP_DIR_H_
#define DIZIN_TESTS_SUPPORT_TEMP_DIR_H_

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dizin::testing {

class TempDir {
 public:
  TempDir() {
    std::string pattern = ::testing::TempDir() + "dizin-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(std::string_view name) const {
    return path_ + "/" + std::string(name);
  }

  // Makes the folders on the way too; answers the whole path.
  std::string Write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = *this / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }

 private:
  std::string path_;
};

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_SUPPORT_TEMP_DIR_H_
