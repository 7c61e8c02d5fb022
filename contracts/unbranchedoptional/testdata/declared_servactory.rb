class Rename < Servactory::Base
  input :tag, type: Tag
  input :note, type: String, required: false
  input :remark, type: String, required: false
  input :unit, type: String, required: false, default: "kg"

  make :store
  make :finish

  private

  def store
    inputs.tag.update!(note: inputs.note.strip, unit: inputs.unit.upcase) # want unbranched-optional note @warning
  end

  def finish
    return if inputs.remark.nil?

    inputs.tag.update!(remark: inputs.remark.strip)
  end
end
