class Rename < Actor
  input :tag, type: Tag
  input :note, type: String, allow_nil: true
  input :remark, type: String, default: nil
  input :size, type: [Integer, NilClass]
  input :unit, default: "kg"

  def call
    tag.update!(note: note.strip) # want unbranched-optional note @warning
    tag.update!(remark: remark.strip) # want unbranched-optional remark @warning
    tag.update!(size: size + 1, unit: unit.upcase) # want unbranched-optional size @warning
  end
end
