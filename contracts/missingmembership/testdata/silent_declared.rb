class ExportActor < Actor
  input :format, in: %w[csv pdf]

  def call
    Export.create!(kind: format)
    Exporter.public_send(format)
  end
end

class ExportServactory < Servactory::Base
  input :format, type: String, inclusion: { in: %w[csv pdf] }

  make :store

  private

  def store
    Export.create!(kind: inputs.format)
    Exporter.public_send(inputs.format)
  end
end

class ExportMutation < Mutations::Command
  required do
    string :format, in: %w[csv pdf]
  end

  def execute
    Export.create!(kind: format)
    Exporter.public_send(format)
  end
end

class ExportDry
  extend Dry::Initializer

  option :format, Types::Strict::String.enum("csv", "pdf")

  def call
    Export.create!(kind: format)
    Exporter.public_send(format)
  end
end
