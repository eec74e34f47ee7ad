import Foundation
import ZoneModel
import ZoneStore

extension Phrase {
  /// What an error number of the system means.
  init(errno code: Int32) {
    self = SystemFault.reason(of: code)
  }

  /// Why something of Foundation failed: by the error number that lies under it, else in its words.
  init(reasonOf error: any Error) {
    let error = error as NSError
    let under = error.userInfo[NSUnderlyingErrorKey] as? NSError
    if let cause = [error, under].compactMap(\.self).first(where: {
      $0.domain == NSPOSIXErrorDomain
    }) {
      self.init(errno: Int32(cause.code))
      return
    }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileNoSuchFile, .fileReadNoSuchFile: self.init(errno: ENOENT)
    case .fileReadNoPermission, .fileWriteNoPermission: self.init(errno: EACCES)
    case .fileWriteFileExists: self.init(errno: EEXIST)
    case .fileWriteOutOfSpace: self.init(errno: ENOSPC)
    case .fileWriteVolumeReadOnly: self.init(errno: EROFS)
    default: self.init(same: error.localizedDescription)
    }
  }
}
