class RenameProject < RenameThing
  def call(params)
    resource.update(name: params[:name])
    super
  end

  def other(project, params)
    project.update(name: params[:name]) # want unverified-mutation
    super(params)
  end
end
