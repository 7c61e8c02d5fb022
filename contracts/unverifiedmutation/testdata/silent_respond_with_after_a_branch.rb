class FieldsController
  def update
    if params[:pair]
      @field = Pair.make
    else
      @field = Field.find(params[:id])
      @field.update(label: params[:label])
    end

    respond_with(@field)
  end

  def rename
    @field = Field.find(params[:id])
    @field.update(label: params[:label]) # want unverified-mutation
    redirect_to fields_path
  end
end
