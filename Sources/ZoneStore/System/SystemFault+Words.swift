internal import Glibc
public import ZoneModel

extension SystemFault {
  /// What could not be done with which file or folder, and why, in a sentence.
  public var message: Phrase {
    let act = Self.act(of: call)
    let thing =
      path.isEmpty ? Phrase("a file of the store", "数据文件") : Phrase(plainPath, plainPath)
    return Phrase(
      "\(thing.en) could not be \(act.en): \(reason.en)",
      "无法\(act.zh) \(thing.zh)：\(reason.zh)"
    )
  }

  /// Why, in a clause.
  public var reason: Phrase { Self.reason(of: code) }

  /// The path with what is written under a passing name called as it was to be called.
  public var plainPath: String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { Files.plainName(String($0)) }.joined(separator: "/")
  }

  /// What is safe and what to do next.
  public var nextStep: Phrase {
    if isMissing {
      return Phrase(
        "what was saved before is safe; “zoneboard fsck” tells what is missing, and --repair puts "
          + "back what holds no data",
        "此前保存的内容安全；“zoneboard fsck”说明缺少什么，--repair 可补上不含数据的部分"
      )
    }
    return Phrase(
      "what was saved before is safe; \(remedy.en), then try again",
      "此前保存的内容安全；\(remedy.zh)后再试"
    )
  }

  /// What a person can do about it, in a clause.
  public var remedy: Phrase {
    switch code {
    case EFBIG: Phrase("allow longer files (ulimit -f)", "请放宽文件长度限制（ulimit -f）")
    case EMFILE, ENFILE: Phrase("allow more open files (ulimit -n)", "请放宽打开文件数限制（ulimit -n）")
    case _ where isFull: Phrase("free some space", "请腾出空间")
    default: Phrase("check the disk", "请检查磁盘")
    }
  }

  /// What a system call does to a file.
  private static func act(of call: String) -> Phrase {
    switch call {
    case "open", "openat", "fdopendir": Phrase("opened", "打开")
    case "pread", "mmap", "readdir": Phrase("read", "读取")
    case "pwrite": Phrase("written", "写入")
    case "fdatasync", "fsync": Phrase("put on the disk", "写盘")
    case "ftruncate": Phrase("cut to its length", "截断")
    case "mkdir", "mkdirat": Phrase("made", "建立")
    case "renameat": Phrase("given its name", "命名")
    case "unlinkat": Phrase("removed", "删除")
    case "flock": Phrase("locked", "加锁")
    case "fchmod", "fchown": Phrase("given its permissions", "设置权限")
    default: Phrase("looked at", "查看")
    }
  }

  /// What an error number means, in a clause; the number itself where it is a rare one.
  ///
  /// - Parameter code: the error number.
  /// - Returns: the meaning.
  public static func reason(of code: Int32) -> Phrase {
    switch code {
    case EIO: Phrase("the disk reports an input/output error", "磁盘报告输入输出错误")
    case ENOENT: Phrase("there is no such file or folder", "没有该文件或目录")
    case EACCES, EPERM: Phrase("you are not permitted to do that", "您没有相应权限")
    case EROFS: Phrase("the disk can only be read", "磁盘只读")
    case ENOSPC: Phrase("the disk is full", "磁盘已满")
    case EDQUOT: Phrase("your share of the disk (quota) is used up", "您的磁盘配额已用完")
    case EFBIG: Phrase("it would become longer than is allowed", "文件将超出允许的长度")
    case EMFILE, ENFILE: Phrase("too many files are open", "打开的文件过多")
    case ENOMEM: Phrase("there is not enough memory", "内存不足")
    case ENOTDIR: Phrase("something in its path is not a folder", "路径中有一部分不是目录")
    case EISDIR: Phrase("it is a folder", "它是目录")
    case ENOTEMPTY: Phrase("the folder is not empty", "目录非空")
    case EEXIST: Phrase("it exists already", "已存在")
    case ELOOP: Phrase("it is a symbolic link", "它是符号链接")
    case ENAMETOOLONG: Phrase("its name is too long", "名称过长")
    case EBUSY, ETXTBSY: Phrase("something else is using it", "正被其他程序使用")
    case ENODEV, ENXIO: Phrase("the device is gone", "设备已不存在")
    case ESTALE: Phrase("the file server no longer knows it", "文件服务器已不再认得它")
    case ENOLCK: Phrase("the system has no locks left", "系统已无可用的锁")
    case ETIMEDOUT: Phrase("nothing answered in time", "等待超时")
    case EINVAL, ENOTSUP: Phrase("this file system cannot do that", "该文件系统不支持此操作")
    case EXDEV: Phrase("it lies on another file system", "位于另一个文件系统")
    case EPIPE: Phrase("nobody reads any more", "已无人读取")
    default: Phrase("system error \(code)", "系统错误 \(code)")
    }
  }
}
