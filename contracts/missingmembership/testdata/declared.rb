class ExportActor < Actor
  input :format, type: String # want missing-membership format

  def call
    Export.create!(kind: format)
    Exporter.public_send(format)
  end
end
